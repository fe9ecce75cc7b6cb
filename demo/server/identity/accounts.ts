/** A demo account. Its password is on the sign-in page: there is nothing behind it to protect. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email: string;
}

export const accounts: readonly Account[] = [
  { username: "ada", password: "demo", name: "Ada Akkerman", email: "ada@example.org" },
  { username: "bo", password: "demo", name: "Bo Björklund", email: "bo@example.org" },
];

export function accountFor(username: string, password: string): Account | undefined {
  return accounts.find((account) => account.username === username && account.password === password);
}

export function accountNamed(username: string): Account | undefined {
  return accounts.find((account) => account.username === username);
}
