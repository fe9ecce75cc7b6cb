import { expect, it } from "vitest";
import { sendsPolicy } from "./header-policy.ts";

const ADDRESS = "https://maps.example.org/";

function answering(response: () => Response): typeof fetch {
  return () => Promise.resolve().then(response);
}

it("sees whether the server sends the policy with the page", async () => {
  const headers = { "Content-Security-Policy": "default-src 'none'" };
  expect(
    await sendsPolicy(
      ADDRESS,
      answering(() => new Response(null, { headers })),
    ),
  ).toBe(true);
  expect(
    await sendsPolicy(
      ADDRESS,
      answering(() => new Response(null)),
    ),
  ).toBe(false);
});

it("claims nothing where the server does not answer, or not with the page", async () => {
  expect(
    await sendsPolicy(
      ADDRESS,
      answering(() => new Response(null, { status: 405 })),
    ),
  ).toBeUndefined();
  const offline = answering(() => {
    throw new TypeError("Failed to fetch");
  });
  expect(await sendsPolicy(ADDRESS, offline)).toBeUndefined();
});
