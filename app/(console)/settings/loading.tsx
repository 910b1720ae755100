import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { SettingsFrame } from "./_parts/settings-frame.tsx";

export default function Loading() {
  return (
    <SettingsFrame current={null}>
      <SkeletonRows rows={6} columns={3} />
    </SettingsFrame>
  );
}
