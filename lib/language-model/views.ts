/** What is set up, without the key, which the web cannot read. */
export type LanguageModel = {
  address: string;
  model: string;
  isOn: boolean;
  requestsPerDay: number;
  tokensPerDay: number;
  /** Null for no limit. */
  moneyPerMonth: number | null;
  inputPrice: number;
  outputPrice: number;
  hasKey: boolean;
  updatedByName: string;
  updatedAt: string;
};

/** Today's requests and tokens, and this month's money. */
export type ModelSpending = { requests: number; tokens: number; money: number };

export type ModelCall = {
  id: string;
  purpose: string;
  model: string;
  address: string;
  job: { id: string; shortId: string } | null;
  asked: string;
  outcome: "asked" | "answered" | "failed";
  fault: string | null;
  inputTokens: number;
  outputTokens: number;
  createdAt: string;
  /** Null while it goes on, or where its worker died. */
  milliseconds: number | null;
};
