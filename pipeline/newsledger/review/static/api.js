// Talks to the server: reads freely, writes with the token of this start, one write after the other.

export class Refusal extends Error {
  constructor(status, body) {
    super(body.error ?? `The server answered ${status}.`);
    this.status = status;
    this.body = body;
  }
}

const GONE = "The server does not answer. Is `newsledger review` still running?";
const token = document.querySelector("meta[name=token]").content;
let last = Promise.resolve();
let waiting = 0;

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refusal(0, { error: GONE });
  }
  const text = await answer.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    body = { error: text.slice(0, 300) };
  }
  if (!answer.ok) throw new Refusal(answer.status, body);
  return body;
}

export const read = (path) => ask(path, { headers: { accept: "application/json" } });

export async function readHtml(path) {
  const answer = await fetch(path).catch(() => { throw new Refusal(0, { error: GONE }); });
  if (!answer.ok) throw new Refusal(answer.status, { error: `The server answered ${answer.status}.` });
  return answer.text();
}

// `body` is a function, called when the writes before it are done: it may use what they brought.
export function write(path, body) {
  waiting += 1;
  const next = last.then(async () => {
    try {
      const text = JSON.stringify(body());
      return await ask(path, {
        method: "POST",
        headers: { "content-type": "application/json", "x-newsledger-token": token },
        body: text,
        keepalive: text.length < 20_000, // browsers refuse larger ones that outlive their page
      });
    } finally {
      waiting -= 1;
    }
  });
  last = next.catch(() => {});
  return next;
}

// Resolves when all that was said has been answered.
export const written = () => last;

// Who leaves before that is asked whether to stay.
addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });

export function windowName() {
  try {
    let name = sessionStorage.getItem("newsledger-window");
    if (!name) {
      name = crypto.getRandomValues(new Uint32Array(4)).reduce((all, part) => all + part.toString(36), "w");
      sessionStorage.setItem("newsledger-window", name);
    }
    return name;
  } catch {
    return `w${Math.random().toString(36).slice(2)}0000000`;
  }
}
