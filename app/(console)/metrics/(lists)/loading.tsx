import { PageHeader } from "#app/_ui/page-header.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";

export default function Loading() {
  return (
    <>
      <PageHeader title="Metrics" />
      <div className="h-9 border-b max-sm:h-11" />
      <SkeletonRows rows={12} columns={5} />
    </>
  );
}
