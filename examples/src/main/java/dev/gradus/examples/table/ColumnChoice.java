package dev.gradus.examples.table;

/**
 * Whether a column is learned from.
 *
 * @param column its name
 * @param isIgnored whether it is left out
 * @param reason why
 */
record ColumnChoice(String column, boolean isIgnored, String reason) {
    static ColumnChoice used(String column, String reason) {
        return new ColumnChoice(column, false, reason);
    }

    static ColumnChoice ignored(String column, String reason) {
        return new ColumnChoice(column, true, reason);
    }
}
