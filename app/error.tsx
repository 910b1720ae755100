"use client";

export { default } from "./_ui/page-error.client.tsx";
