"use client";

import PageError from "#app/_ui/page-error.client.tsx";

export default function ListError({ reset }: { reset: () => void }) {
  return <PageError reset={reset} title="The list could not be loaded" />;
}
