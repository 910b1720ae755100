import { keepsTheContract } from "../support/connector-contract.ts";
import { test } from "../support/target.ts";

keepsTheContract("postgres", test);
