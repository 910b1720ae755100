"use client";

export { default } from "#app/_ui/page-error.client.tsx";
