import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "#lib/errors.ts";

/** The page for what does not exist here, whether it is unknown or somebody else's. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
