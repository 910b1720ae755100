/** The addresses that are handed to people outside the application. */
export const claimUrl = (appUrl: string, token: string): string => {
  const url = new URL("/setup", appUrl);
  url.searchParams.set("token", token);
  return url.href;
};
export const resetUrl = (appUrl: string, token: string): string =>
  new URL(`/reset-password/${token}`, appUrl).href;
export const invitationUrl = (appUrl: string, token: string): string =>
  new URL(`/invitations/${token}`, appUrl).href;
