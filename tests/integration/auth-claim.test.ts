import { describe, expect } from "vitest";
import {
  claimOrganization,
  createOrganization,
  findClaim,
  findWaitingOrganization,
  renewClaim,
} from "#lib/auth/claim.ts";
import { test } from "#tests/support/database.ts";

const claimBy = (token: string, email = "ada@example.com") => ({
  token,
  organizationName: "Analytical Engines",
  timeZone: "Europe/London",
  joiner: { name: "Ada", email, password: "a long enough password" },
});

describe("an organization that waits for its owner", () => {
  test("is found by its token and by no other", async ({ worker, auth }) => {
    const { organizationId, token } = await createOrganization(worker, "Sample");
    expect(await findWaitingOrganization(worker)).toEqual({ organizationId, name: "Sample" });
    expect(await findClaim(auth, token)).toEqual({ organizationId, name: "Sample" });
    expect(await findClaim(auth, `${token}x`)).toBeNull();
    expect(await findClaim(auth, "")).toBeNull();
  });

  test("keeps only a hash of the token", async ({ worker, owner }) => {
    const { token } = await createOrganization(worker, "Sample");
    const [claim] = await owner.instanceClaim.findMany();
    expect(JSON.stringify(claim)).not.toContain(token);
  });

  test("answers to its newest token alone", async ({ worker, auth }) => {
    const { organizationId, token } = await createOrganization(worker, "Sample");
    const newer = await renewClaim(worker, organizationId);
    expect(await findClaim(auth, token)).toBeNull();
    expect(await findClaim(auth, newer)).not.toBeNull();
  });

  test("gets a name, a zone and an owner by the claim, and waits no longer", async ({
    worker,
    auth,
    owner,
  }) => {
    const { organizationId, token } = await createOrganization(worker, "Sample");
    await claimOrganization(auth, claimBy(token));
    const organization = await owner.organization.findUniqueOrThrow({
      where: { id: organizationId },
      include: { members: { include: { user: { include: { accounts: true } } } } },
    });
    expect(organization).toMatchObject({ name: "Analytical Engines", timeZone: "Europe/London" });
    expect(organization.claimedAt).toBeInstanceOf(Date);
    expect(organization.members).toMatchObject([{ role: "owner", user: { email: "ada@example.com" } }]);
    expect(JSON.stringify(organization)).not.toContain("a long enough password");
    expect(await findWaitingOrganization(worker)).toBeNull();
    await expect(renewClaim(worker, organizationId)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is claimed once by ten people at once", async ({ worker, auth, owner }) => {
    const { token } = await createOrganization(worker, "Sample");
    const claims = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => claimOrganization(auth, claimBy(token, `person${n}@example.com`))),
    );
    expect(claims.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const claim of claims) {
      if (claim.status === "rejected") expect(claim.reason).toMatchObject({ code: "not_found" });
    }
    expect(await owner.user.count()).toBe(1);
    expect(await owner.member.count()).toBe(1);
  });

  test("stays waiting when the address has an account, and says where the fault is", async ({
    worker,
    auth,
  }) => {
    const first = await createOrganization(worker, "First");
    await claimOrganization(auth, claimBy(first.token));
    const second = await createOrganization(worker, "Second");
    await expect(claimOrganization(auth, claimBy(second.token))).rejects.toMatchObject({
      code: "conflict",
      fields: { email: expect.stringContaining("Sign in") },
    });
    expect(await findClaim(auth, second.token)).not.toBeNull();
  });

  test("can be claimed by somebody who has an account and is signed in", async ({ worker, auth, owner }) => {
    const first = await createOrganization(worker, "First");
    await claimOrganization(auth, claimBy(first.token));
    const ada = await owner.user.findFirstOrThrow();
    const second = await createOrganization(worker, "Second");
    await claimOrganization(auth, { ...claimBy(second.token), joiner: { userId: ada.id } });
    expect(await owner.member.count({ where: { userId: ada.id, role: "owner" } })).toBe(2);
    expect(await owner.user.count()).toBe(1);
  });
});
