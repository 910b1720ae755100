"use client";

export { default } from "./_list/list-error.client.tsx";
