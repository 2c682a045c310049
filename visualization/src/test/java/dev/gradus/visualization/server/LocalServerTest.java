package dev.gradus.visualization.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what others are told. */
class LocalServerTest {
    private static final String WITHOUT_TOKEN =
            "{\"error\":\"the token is missing or not that of this run; open the page by the address that the program printed, with all that follows 'token='\"}";

    private final List<Double> values = new CopyOnWriteArrayList<>();
    private LocalServer server;
    private Requests requests;

    @BeforeEach
    void start() throws IOException {
        server = start(0);
        requests = new Requests(server.address());
    }

    private LocalServer start(int port) throws IOException {
        EventStream events = new EventStream(() -> new Snapshot("state", "{}"));
        Action set = body -> values.add(body.number("value", 0, 10));
        Action fail = body -> {
            throw new IllegalStateException("a secret");
        };
        return LocalServer.start(port, () -> "<p>page</p>", events, Map.of("set", set, "fail", fail));
    }

    private static boolean isRefused(Requests requests) throws InterruptedException {
        try {
            HttpResponse<String> answer = requests.post("set", "{\"value\":1}");
            return answer.statusCode() == 503 && answer.body().equals("{\"error\":\"this page is no longer served\"}");
        } catch (IOException e) {
            return true; // nobody listens any more
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int port() {
        return server.address().getPort();
    }

    private void assertRefused(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(values).isEmpty();
    }

    // ---- who may

    @Test
    void thePageComesToWhoHasItsAddress() throws IOException, InterruptedException {
        HttpResponse<String> page = requests.send(requests.to("/?token=" + requests.token()));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<p>page</p>");
        assertThat(page.headers().map())
                .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .doesNotContainKeys("access-control-allow-origin", "set-cookie");
    }

    @Test
    void anActionIsDoneForThePageItself() throws IOException, InterruptedException {
        HttpResponse<String> answer = requests.send(requests.action("set", "{\"value\":2.5}")
                .header("Origin", "http://127.0.0.1:" + port())
                .header("Sec-Fetch-Site", "same-origin"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(values).containsExactly(2.5);
    }

    @Test
    void aTokenIsLongAndAnotherOneEachTime() throws IOException {
        try (LocalServer other = start(0)) {
            assertThat(requests.token()).hasSize(32).matches("[A-Za-z0-9_-]+");
            assertThat(new Requests(other.address()).token()).isNotEqualTo(requests.token());
        }
    }

    // ---- who may not

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1", "null"})
    void otherOriginsAreRefused(String origin) throws IOException, InterruptedException {
        assertRefused(
                requests.send(requests.action("set", "{\"value\":1}").header("Origin", origin)),
                403,
                "{\"error\":\"expected a request of the page itself, got one of %s\"}".formatted(origin));
    }

    @Test
    void whatABrowserSaysComesFromAnotherSiteIsRefused() throws IOException, InterruptedException {
        assertRefused(
                requests.send(requests.action("set", "{\"value\":1}").header("Sec-Fetch-Site", "cross-site")),
                403,
                "{\"error\":\"expected a request of the page itself, got a cross-site one\"}");
    }

    @Test
    void aPreflightOfAnotherOriginIsRefused() throws IOException, InterruptedException {
        assertRefused(
                requests.send(requests.to("/set")
                        .header("Origin", "http://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .method("OPTIONS", BodyPublishers.noBody())),
                403,
                "{\"error\":\"expected a request of the page itself, got one of http://evil.example\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?token=", "/?token=wrong", "/events", "/events?token=x", "/unknown"})
    void nothingIsToldWithoutTheToken(String path) throws IOException, InterruptedException {
        assertRefused(requests.send(requests.to(path)), 401, WITHOUT_TOKEN);
    }

    @Test
    void nothingIsDoneWithoutTheTokenInTheHeader() throws IOException, InterruptedException {
        HttpRequest.Builder inAddress = requests.to("/set?token=" + requests.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"value\":1}"));
        HttpRequest.Builder wrong = requests.to("/set")
                .header("Authorization", "Bearer " + requests.token() + "x")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"value\":1}"));

        assertRefused(requests.send(inAddress), 401, WITHOUT_TOKEN);
        assertRefused(requests.send(wrong), 401, WITHOUT_TOKEN);
    }

    /** A page whose name was pointed to this machine after it was loaded is of the same origin, but asks for that name. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:80"})
    void otherHostsAreRefused(String host) throws IOException {
        String answer = raw(
                "GET /?token=%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(requests.token(), host));

        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .endsWith(
                        "{\"error\":\"expected a request to 127.0.0.1:%d, got one to %s; open the page by the address that the program printed\"}"
                                .formatted(port(), host));
    }

    @Test
    void aRequestWithoutHostIsRefused() throws IOException {
        assertThat(raw("GET / HTTP/1.0\r\n\r\n")).contains("403").contains("got one to no host");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    // ---- what may not

    @Test
    void otherMethodsAreRefused() throws IOException, InterruptedException {
        HttpResponse<String> got = requests.send(requests.to("/set?token=" + requests.token()));
        HttpResponse<String> posted = requests.post("events", "{}");
        String expected = "{\"error\":\"expected GET /, GET /events, POST /fail, POST /set, got %s\"}";

        assertRefused(got, 405, expected.formatted("GET /set"));
        assertThat(got.headers().firstValue("Allow")).hasValue("POST");
        assertRefused(posted, 405, expected.formatted("POST /events"));
        assertThat(posted.headers().firstValue("Allow")).hasValue("GET");
        assertRefused(requests.post("other", "{}"), 404, expected.formatted("POST /other"));
    }

    @Test
    void whatIsNoJsonIsRefused() throws IOException, InterruptedException {
        HttpRequest.Builder form = requests.to("/set")
                .header("Authorization", "Bearer " + requests.token())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"value\":1}"));

        assertRefused(
                requests.send(form), 415, "{\"error\":\"expected Content-Type: application/json, got text/plain\"}");
    }

    @Test
    void bodiesThatAreTooBigAreRefused() throws IOException, InterruptedException {
        String large = "{\"value\":\"" + "x".repeat(20_000) + "\"}";
        String expected = "{\"error\":\"expected a body of at most 16384 bytes, got a larger one\"}";
        HttpRequest.Builder unannounced = requests.action("set", "")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.US_ASCII))));

        assertRefused(requests.post("set", large), 413, expected);
        assertRefused(requests.send(unannounced), 413, expected);
    }

    @Test
    void whatIsWrongWithABodyIsTold() throws IOException, InterruptedException {
        assertRefused(
                requests.post("set", "{\"value\":11}"),
                400,
                "{\"error\":\"value: expected a number from 0 to 10, got 11\"}");
    }

    @Test
    void whatIsWrongWithTheProgramIsForItsLogAlone() throws IOException, InterruptedException {
        assertRefused(requests.post("fail", "{}"), 500, "{\"error\":\"that failed; the log of the program says why\"}");
    }

    // ---- where it listens

    @Test
    void aPortInUseIsTold() {
        assertThatThrownBy(() -> start(port()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Cannot listen on port %d: Address already in use. Choose another one, or 0 for any that is free.",
                        port());
        assertThatThrownBy(() -> start(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LocalServer: expected a port from 1 to 65535, or 0 for a free one, got 65536");
    }

    @Test
    void otherMachinesCannotReachIt() throws IOException {
        List<InetAddress> seen = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();

        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(seen).allSatisfy(address -> assertThatThrownBy(() -> new Socket(address, port()))
                .isInstanceOf(ConnectException.class));
    }

    @Test
    void nobodyIsLetInWhenItIsClosed() {
        server.close();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void theModulePathIsRefused() {
        assertThatThrownBy(() -> LocalServer.checkIsOnClassPath(String.class.getModule()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Pages are served by Undertow, which does not run on the module path; put java.base and what it needs on the class path");
    }

    @Test
    void whatWasAskedForBeforeTheEndIsAnswered() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        Action slow = body -> {
            asked.countDown();
            Uninterruptibles.awaitUninterruptibly(ends);
        };
        LocalServer other = LocalServer.start(
                0, () -> "", new EventStream(() -> new Snapshot("", "")), Map.of("slow", slow, "set", body -> {}));
        Requests page = new Requests(other.address());
        CompletableFuture<HttpResponse<String>> answer =
                HttpClient.newHttpClient().sendAsync(page.action("slow", "{}").build(), BodyHandlers.ofString());
        asked.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(other::close);
        while (!isRefused(page)) {
            Thread.sleep(5);
        }
        ends.countDown();

        assertThat(answer.get().statusCode()).isEqualTo(204);
        closed.get();
    }
}
