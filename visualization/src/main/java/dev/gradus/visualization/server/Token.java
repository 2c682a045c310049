package dev.gradus.visualization.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A secret that only who was shown the address of a page knows: 192 random bits. */
final class Token {
    private static final int BYTES = 24;

    private final String text;

    Token() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether somebody has it; how long the answer takes does not tell how much of it was right. */
    boolean matches(@Nullable String given) {
        return given != null && MessageDigest.isEqual(bytes(given), bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The secret itself, of letters, digits, hyphens and underscores. */
    @Override
    public String toString() {
        return text;
    }
}
