/** A way of writing, and the plainer one that says the same. */
export type Rewording = [RegExp, string];

export const inOrder = (text: string, rewordings: readonly Rewording[]): string =>
  rewordings.reduce((said, [shape, plain]) => said.replace(shape, plain), text);
