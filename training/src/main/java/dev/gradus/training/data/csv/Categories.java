package dev.gradus.training.data.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Texts in an order, which can be found by themselves. */
final class Categories {
    private static final int TOLD = 10;

    private final List<String> texts;
    private final Map<String, Integer> positions = new HashMap<>();

    /** Texts that differ. */
    Categories(List<String> texts) {
        if (texts.isEmpty() || new HashSet<>(texts).size() != texts.size()) {
            throw new IllegalArgumentException(
                    "expected at least one category and none twice, got %d".formatted(texts.size()));
        }
        this.texts = List.copyOf(texts);
        for (int i = 0; i < texts.size(); i++) {
            positions.put(texts.get(i), i);
        }
    }

    List<String> texts() {
        return texts;
    }

    int size() {
        return texts.size();
    }

    /** The position of a text; the number of categories if it is none of them. */
    int position(String text) {
        return positions.getOrDefault(text, size());
    }

    /**
     * The text that stands for a value of a program, which may write it otherwise: 3 or 3.0, true or True.
     *
     * @param text how the value is written if no category is like it
     */
    String like(Object value, String text) {
        if (positions.containsKey(text)) {
            return text;
        }
        for (String category : texts) {
            boolean isLike = value instanceof Number number
                    ? DecimalNumber.isOne(category) && Double.parseDouble(category) == number.doubleValue()
                    : value instanceof Boolean && category.equalsIgnoreCase(text);
            if (isLike) {
                return category;
            }
        }
        return text;
    }

    /** What is wrong with a text that is none of them. */
    CellException unknown(String text) {
        String known = String.join(", ", texts.subList(0, Math.min(TOLD, size())));
        return new CellException("expected one of the categories of the training rows (%s%s), got '%s'"
                .formatted(known, size() > TOLD ? ", ... " + size() + " in all" : "", DecimalNumber.shortened(text)));
    }
}
