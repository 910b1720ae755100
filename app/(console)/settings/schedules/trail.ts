export const SCHEDULES_TRAIL = [
  { href: "/settings/profile", label: "Settings" },
  { href: "/settings/schedules", label: "Schedules" },
];
