/** Next calls this once, before the first request of a process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startWebProcess } = await import("#lib/web/process.ts");
  startWebProcess();
}
