"use client";

export { default } from "#app/_live/unread-page.client.tsx";
