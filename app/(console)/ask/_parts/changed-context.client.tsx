"use client";

import { createContext } from "react";

/** What is to be done once a part of the question has been changed. */
export const ChangedContext = createContext<() => void>(() => undefined);
