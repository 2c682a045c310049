package dev.gradus.visualization.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in Graphviz's language, read back: as much of the language as is written. What does not belong to it is an error.
 *
 * @param labels of the boxes, by their names
 * @param arrows their two ends
 * @param clusters the labels of the frames
 */
record Dot(Map<String, String> labels, List<List<String>> arrows, List<String> clusters) {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|->|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[{}\\[\\];,=])");

    static Dot read(String text) {
        return new Reader(text).graph();
    }

    /** One token after the other, and what each kind of statement is made of. */
    private static final class Reader {
        private final List<String> tokens = new ArrayList<>();
        private final Dot dot = new Dot(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        private int next;

        Reader(String text) {
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            while (matcher.find(end) && matcher.start() == end) {
                tokens.add(matcher.group(1));
                end = matcher.end();
            }
            assertThat(text.substring(end)).as("what is left").isBlank();
        }

        Dot graph() {
            expect("digraph");
            statements();
            assertThat(next).isEqualTo(tokens.size());
            return dot;
        }

        private void statements() {
            expect("{");
            while (!tokens.get(next).equals("}")) {
                statement();
            }
            expect("}");
        }

        private void statement() {
            String first = take();
            switch (first) {
                case "subgraph" -> {
                    assertThat(unquoted(take())).startsWith("cluster");
                    statements();
                }
                case "graph", "node", "edge" -> {
                    attributes();
                    expect(";");
                }
                default -> {
                    if (tokens.get(next).equals("=")) {
                        expect("=");
                        String value = take();
                        if (first.equals("label")) {
                            dot.clusters.add(unquoted(value));
                        }
                    } else if (tokens.get(next).equals("->")) {
                        expect("->");
                        dot.arrows.add(List.of(unquoted(first), unquoted(take())));
                        attributes();
                    } else {
                        assertThat(dot.labels.put(unquoted(first), attributes().get("label")))
                                .isNull();
                    }
                    expect(";");
                }
            }
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new LinkedHashMap<>();
            expect("[");
            while (!tokens.get(next).equals("]")) {
                String name = take();
                expect("=");
                attributes.put(name, unquoted(take()));
                if (tokens.get(next).equals(",")) {
                    next++;
                }
            }
            expect("]");
            return attributes;
        }

        private String take() {
            return tokens.get(next++);
        }

        private void expect(String token) {
            assertThat(take()).isEqualTo(token);
        }

        private static String unquoted(String token) {
            return token.startsWith("\"")
                    ? token.substring(1, token.length() - 1)
                            .replace("\\l", "\n")
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\")
                    : token;
        }
    }
}
