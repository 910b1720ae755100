export const ALERTS_TRAIL = [{ href: "/alerts", label: "Alerts" }];
export const RULES_TRAIL = [...ALERTS_TRAIL, { href: "/alerts/rules", label: "Rules" }];
