"use client";

import UnreadPage from "#app/_live/unread-page.client.tsx";

export default function ListError({ retry }: { retry: () => void }) {
  return <UnreadPage retry={retry} title="The list could not be loaded" />;
}
