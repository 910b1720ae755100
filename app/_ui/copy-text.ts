import { announce } from "./announcer.client.tsx";
import { toast } from "./toast-requests.ts";

/** Puts it on the clipboard; says where that was refused, and what was copied to those who see (`done`) or hear it. */
export async function copyText(text: string, done?: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Over plain http to another machine there is no clipboard at all.
    toast({ message: "The browser does not allow copying here. Select the text instead.", tone: "failed" });
    return false;
  }
  if (done) toast({ message: done, tone: "completed" });
  else announce("Copied.");
  return true;
}
