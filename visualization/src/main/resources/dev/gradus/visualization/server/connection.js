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
 * @param state hears "open", "lost" (the browser tries again), "refused" with the reason (it does not), or "ended"
 */
export function listen(handlers, state) {
  const address = "/events?token=" + encodeURIComponent(token);
  const source = new EventSource(address);
  const close = (how, reason) => {
    // Or the browser would try again for ever.
    source.close();
    state(how, reason);
  };
  source.addEventListener("open", () => state("open"));
  source.addEventListener("error", async () => {
    if (source.readyState === EventSource.CLOSED) {
      close("refused", await reasonOfRefusal(address));
    } else {
      state("lost");
    }
  });
  source.addEventListener("refused", (event) => close("refused", JSON.parse(event.data).reason));
  source.addEventListener("end", () => close("ended"));
  for (const [kind, handle] of Object.entries(handlers)) {
    source.addEventListener(kind, (event) => handle(JSON.parse(event.data)));
  }
  return source;
}

// An EventSource does not tell why it was refused; who asks once more is told.
async function reasonOfRefusal(address) {
  const stop = new AbortController();
  try {
    const answer = await fetch(address, { signal: stop.signal });
    if (answer.status === 401) {
      return "another run is there now, or this page's address is not whole. Open the address that the program printed last";
    }
    return answer.ok ? "the program could not be heard for a moment. Load this page again" : (await answer.json()).error;
  } catch (error) {
    return `the program could not be asked why (${error.message}). Load this page again`;
  } finally {
    stop.abort();
  }
}
