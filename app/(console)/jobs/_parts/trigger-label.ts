const TRIGGER_LABELS: Record<string, string> = {
  manual: "By hand",
  schedule: "Schedule",
  after_discovery: "After a discovery",
  retry: "Retry",
  cli: "Command line",
  api: "API",
};

export const triggerLabel = (trigger: string): string => TRIGGER_LABELS[trigger] ?? trigger;
