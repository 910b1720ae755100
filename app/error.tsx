"use client";

export { default } from "./_live/unread-page.client.tsx";
