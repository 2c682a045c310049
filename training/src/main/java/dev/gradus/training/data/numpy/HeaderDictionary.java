package dev.gradus.training.data.numpy;

import dev.gradus.training.data.source.DataSource;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the three entries of a header, in any order, and nothing else; nothing of it is ever executed. */
final class HeaderDictionary {
    private static final int MOST_DIMENSIONS = 64;

    private final DataSource source;
    private final String text;
    private int at;
    private @Nullable String descr;
    private @Nullable Boolean fortranOrder;
    private long @Nullable [] shape;

    HeaderDictionary(DataSource source, String text) throws IOException {
        this.source = source;
        this.text = text;
        take('{');
        while (!takes('}')) {
            readEntry();
            if (!takes(',')) {
                take('}');
                break;
            }
        }
        if (peek() != '\0' || at < text.length()) {
            throw expected("the end of the dictionary");
        }
    }

    private void readEntry() throws IOException {
        String key = string();
        take(':');
        switch (key) {
            case "descr" -> descr = string();
            case "fortran_order" -> fortranOrder = truth();
            case "shape" -> shape = tuple();
            default ->
                throw source.damaged("its header has an entry '%s', which the format does not know".formatted(key));
        }
    }

    String descr() throws IOException {
        return there(descr, "descr");
    }

    boolean fortranOrder() throws IOException {
        return there(fortranOrder, "fortran_order");
    }

    long[] shape() throws IOException {
        return there(shape, "shape");
    }

    private <T> T there(@Nullable T value, String key) throws IOException {
        if (value == null) {
            throw source.damaged("its header has no entry '%s'".formatted(key));
        }
        return value;
    }

    private String string() throws IOException {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw expected(
                    quote == '[' ? "a single element type (tables of records cannot be read)" : "a text in quotes");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw expected("the end of a text");
        }
        String result = text.substring(at + 1, end);
        at = end + 1;
        return result;
    }

    private boolean truth() throws IOException {
        for (boolean value : new boolean[] {true, false}) {
            String word = value ? "True" : "False";
            peek();
            if (text.startsWith(word, at)) {
                at += word.length();
                return value;
            }
        }
        throw expected("True or False");
    }

    private long[] tuple() throws IOException {
        long[] sizes = new long[MOST_DIMENSIONS];
        int rank = 0;
        take('(');
        while (!takes(')')) {
            if (rank == MOST_DIMENSIONS) {
                throw expected("up to %d sizes".formatted(MOST_DIMENSIONS));
            }
            sizes[rank++] = number();
            if (!takes(',')) {
                take(')');
                break;
            }
        }
        return Arrays.copyOf(sizes, rank);
    }

    private long number() throws IOException {
        peek();
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == at || end - at > 18) {
            throw expected("a size");
        }
        long value = Long.parseLong(text, at, end, 10);
        at = end;
        return value;
    }

    private boolean takes(char wanted) {
        boolean found = peek() == wanted && at < text.length();
        at += found ? 1 : 0;
        return found;
    }

    private void take(char wanted) throws IOException {
        if (!takes(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    /** The next character after spaces; NUL at the end. */
    private char peek() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private IOException expected(String what) {
        String found = text.substring(at, Math.min(text.length(), at + 12));
        return source.damaged("expected %s at character %d of its header, got '%s'".formatted(what, at, found));
    }
}
