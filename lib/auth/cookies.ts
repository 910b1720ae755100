/** Over https a cookie no other host can set; over plain http the same without the prefix browsers would refuse. */
export function cookiePolicy(appUrl: string): { secure: boolean; prefix: string } {
  const secure = new URL(appUrl).protocol === "https:";
  return { secure, prefix: secure ? "__Host-tidewatch" : "tidewatch" };
}
