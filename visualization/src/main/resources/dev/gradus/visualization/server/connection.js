// The way from the page to the program that it shows, and back. The token in the page's address is the key to both.

const token = new URLSearchParams(location.search).get("token") ?? "";

/** Asks the program for something; throws an error with its reason if it refuses. */
export async function send(action, body = {}) {
  const answer = await fetch("/" + action, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: "Bearer " + token },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const { error } = await answer.json();
    throw new Error(error);
  }
}

/**
 * Listens to what the program tells.
 *
 * @param handlers what to call with the data of each kind of event
 * @param state hears "open", "lost" or "ended"
 */
export function listen(handlers, state) {
  const source = new EventSource("/events?token=" + encodeURIComponent(token));
  source.addEventListener("open", () => state("open"));
  source.addEventListener("error", () => state("lost"));
  source.addEventListener("end", () => {
    // Or the browser would try again for ever.
    source.close();
    state("ended");
  });
  for (const [kind, handle] of Object.entries(handlers)) {
    source.addEventListener(kind, (event) => handle(JSON.parse(event.data)));
  }
  return source;
}
