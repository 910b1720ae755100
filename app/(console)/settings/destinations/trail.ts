export const DESTINATIONS_TRAIL = [
  { href: "/settings/profile", label: "Settings" },
  { href: "/settings/destinations", label: "Destinations" },
];
