package dev.gradus.visualization.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a page, or somebody who would like to be one, sends to a server. */
public final class Requests {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI address;

    /** Requests to the server whose page has an address. */
    public Requests(URI address) {
        this.address = address;
    }

    /** The token in the address. */
    public String token() {
        return address.getQuery().substring("token=".length());
    }

    /** A request to a path, without token. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    /** A request for an action as the page itself makes it. */
    public HttpRequest.Builder action(String name, String body) {
        return to("/" + name)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    /** Sends an action as the page itself does. */
    public HttpResponse<String> post(String name, String body) throws IOException, InterruptedException {
        return send(action(name, body));
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
