package dev.gradus.visualization.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who was shown the address of the page, and keeps out other pages in the same browser.
 *
 * <p>Any page can make a browser send requests to this machine. It does not know the token; its requests carry its own
 * origin; and if it has made its own name point here (DNS rebinding), they are for that name as host. Each of the three is
 * refused. The token comes in the address of the page and of the event stream, and in the header {@code Authorization} of
 * everything that changes something, so that no cookie exists that a browser would add by itself. No answer has a header
 * that opens it to other origins.
 */
final class Guard implements HttpHandler {
    static final String PARAMETER = "token";
    private static final String BEARER = "Bearer ";
    private static final HttpString SITE = new HttpString("Sec-Fetch-Site");

    private final Token token;
    private final HttpHandler inside;
    private volatile List<String> hosts = List.of();

    Guard(Token token, HttpHandler inside) {
        this.token = token;
        this.inside = inside;
    }

    /** Says at which port the server listens, before which nobody can come. */
    void listenAt(int port) {
        hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        protect(exchange.getResponseHeaders());
        try {
            checkHost(exchange);
            checkOrigin(exchange);
            checkToken(exchange);
        } catch (RefusedException e) {
            Answer.refusal(exchange, e.status(), e.reason());
            return;
        }
        inside.handleRequest(exchange);
    }

    private static void protect(HeaderMap headers) {
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        headers.put(Headers.X_FRAME_OPTIONS, "DENY");
        headers.put(Headers.CONTENT_SECURITY_POLICY, "frame-ancestors 'none'");
        headers.put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin");
        headers.put(new HttpString("Cross-Origin-Opener-Policy"), "same-origin");
        // The address has the token in it.
        headers.put(Headers.REFERRER_POLICY, "no-referrer");
    }

    private void checkHost(HttpServerExchange exchange) throws RefusedException {
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        if (host == null || !hosts.contains(host)) {
            throw new RefusedException(
                    StatusCodes.FORBIDDEN,
                    "expected a request to %s, got one to %s; open the page by the address that the program printed"
                            .formatted(hosts.get(0), host == null ? "no host" : host));
        }
    }

    private void checkOrigin(HttpServerExchange exchange) throws RefusedException {
        HeaderMap headers = exchange.getRequestHeaders();
        String origin = headers.getFirst(Headers.ORIGIN);
        if (origin != null && !origin.equals("http://" + headers.getFirst(Headers.HOST))) {
            throw new RefusedException(
                    StatusCodes.FORBIDDEN, "expected a request of the page itself, got one of " + origin);
        }
        String site = headers.getFirst(SITE);
        boolean isPage = exchange.getRequestPath().equals("/");
        if (site != null && !isPage && !site.equals("same-origin") && !site.equals("none")) {
            throw new RefusedException(
                    StatusCodes.FORBIDDEN, "expected a request of the page itself, got a %s one".formatted(site));
        }
    }

    private void checkToken(HttpServerExchange exchange) throws RefusedException {
        boolean isRight = exchange.getRequestMethod().equals(Methods.GET)
                ? token.matches(parameter(exchange))
                : token.matches(bearer(exchange));
        if (!isRight) {
            throw new RefusedException(
                    StatusCodes.UNAUTHORIZED,
                    "the token is missing or not that of this run; open the page by the address that the program printed, with all that follows '%s='"
                            .formatted(PARAMETER));
        }
    }

    private static @Nullable String parameter(HttpServerExchange exchange) {
        Deque<String> values = exchange.getQueryParameters().get(PARAMETER);
        return values == null ? null : values.peekFirst();
    }

    private static @Nullable String bearer(HttpServerExchange exchange) {
        String value = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return value == null || !value.startsWith(BEARER) ? null : value.substring(BEARER.length());
    }
}
