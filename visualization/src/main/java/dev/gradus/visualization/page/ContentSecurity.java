package dev.gradus.visualization.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A Content-Security-Policy that lets run and apply what has one of its hashes, and nothing else, and lets load nothing from
 * a network.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">W3C: Content Security Policy Level 3</a>
 */
final class ContentSecurity {
    private final List<String> scripts = new ArrayList<>();
    private final List<String> styles = new ArrayList<>();
    private boolean connects;

    void allowScript(String text) {
        scripts.add(hash(text));
    }

    void allowStyle(String text) {
        styles.add(hash(text));
    }

    void allowConnection() {
        connects = true;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    String policy() {
        return "default-src 'none'; script-src %s; style-src %s; img-src data:; connect-src %s; base-uri 'none'; form-action 'none'"
                .formatted(sources(scripts), sources(styles), connects ? "'self'" : "'none'");
    }

    private static String sources(List<String> hashes) {
        return hashes.isEmpty() ? "'none'" : String.join(" ", hashes);
    }
}
