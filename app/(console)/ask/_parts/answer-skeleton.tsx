import { Skeleton } from "#app/_ui/skeleton.tsx";

/** Where the answer will be. Without script nothing would take its place: the page is then asked for again. */
export const AnswerSkeleton = ({ secondsToReload }: { secondsToReload: number }) => (
  <div role="status" aria-label="Looking it up" className="flex flex-col gap-2.5 py-1">
    <Skeleton className="w-full max-w-[52ch]" />
    <Skeleton className="w-full max-w-[38ch]" />
    <span className="mt-2 flex flex-col gap-3.5">
      <Skeleton className="w-full max-w-[560px]" />
      <Skeleton className="w-full max-w-[560px]" />
    </span>
    <noscript>
      <meta httpEquiv="refresh" content={`${secondsToReload}`} />
      <a href="?" className="text-13 text-accent-text underline">
        Show the answer
      </a>
    </noscript>
  </div>
);
