package dev.gradus.training.data.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what the columns of a table mean: which is to be predicted, which are numbers, which categories.
 *
 * <pre>{@code
 * Columns columns = new Columns()
 *         .label("species")
 *         .ignore("id")
 *         .oneHot("month")
 *         .missing(Missing.median(), "weight");
 * }</pre>
 *
 * <p>What is not mentioned is an input, of numbers if every training row has one there, else of categories in one-hot form.
 * Settings do not change a description but give a new one.
 */
public final class Columns {
    private static final Set<String> MISSING_TEXTS = Set.of("", "NA", "N/A", "NaN", "nan", "null", "?");

    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Missing> missing = new HashMap<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private Set<String> missingTexts = MISSING_TEXTS;
    private Missing missingElsewhere = Missing.error();
    private boolean allowUnknown;

    /** Whether the target is a label; null if that is to be found out. */
    private @Nullable Boolean labelled;

    /** A description in which everything is inferred but the target, which is to be named. */
    public Columns() {}

    private Columns(Columns other) {
        roles.putAll(other.roles);
        missing.putAll(other.missing);
        targets.addAll(other.targets);
        missingTexts = other.missingTexts;
        missingElsewhere = other.missingElsewhere;
        allowUnknown = other.allowUnknown;
        labelled = other.labelled;
    }

    /** With the column that tells the class, as a text or a number; targets are then int64 positions in the labels. */
    public Columns label(String name) {
        return target(true, name);
    }

    /** With the columns of the numbers to predict; targets are then float32 of shape (columns). */
    public Columns value(String... names) {
        return target(false, names);
    }

    /** With the column to predict, a number if every training row has one there, else a class. */
    public Columns target(String name) {
        return target(null, name);
    }

    private Columns target(@Nullable Boolean isLabel, String... names) {
        Columns result = new Columns(this);
        result.targets.clear();
        result.targets.addAll(List.of(names));
        result.labelled = isLabel;
        return result;
    }

    /** With columns of numbers. */
    public Columns number(String... names) {
        return with(Role.NUMBER, names);
    }

    /** With columns of categories, each of which becomes as many numbers as there are categories: a 1 and zeros. */
    public Columns oneHot(String... names) {
        return with(Role.ONE_HOT, names);
    }

    /** With columns of categories, each of which becomes one number: the position of the category, for an embedding. */
    public Columns index(String... names) {
        return with(Role.INDEX, names);
    }

    /** With columns that are not looked at. */
    public Columns ignore(String... names) {
        return with(Role.IGNORED, names);
    }

    private Columns with(Role role, String... names) {
        Columns result = new Columns(this);
        for (String name : names) {
            result.roles.put(name, role);
        }
        return result;
    }

    /** With what stands in for missing values in some columns, or where no column is named, in all others. */
    public Columns missing(Missing replacement, String... names) {
        Columns result = new Columns(this);
        for (String name : names) {
            result.missing.put(name, replacement);
        }
        if (names.length == 0) {
            result.missingElsewhere = replacement;
        }
        return result;
    }

    /** With the texts that mean that a value is missing; the empty text, NA, N/A, NaN, nan, null and ? unless set. */
    public Columns missingTexts(String... texts) {
        Columns result = new Columns(this);
        result.missingTexts = Set.of(texts);
        return result;
    }

    /**
     * With categories accepted later that no training row has, which are an error otherwise: all zeros in one-hot form, and as a
     * position the number of known categories, for which an embedding needs one row more.
     */
    public Columns allowUnknown() {
        Columns result = new Columns(this);
        result.allowUnknown = true;
        return result;
    }

    /** The columns to predict. */
    List<String> targets() {
        return new ArrayList<>(targets);
    }

    @Nullable
    Boolean labelled() {
        return labelled;
    }

    Role role(String name) {
        return roles.getOrDefault(name, Role.INFERRED);
    }

    Missing missing(String name) {
        return missing.getOrDefault(name, missingElsewhere);
    }

    Set<String> missingTexts() {
        return missingTexts;
    }

    boolean allowsUnknown() {
        return allowUnknown;
    }

    /** All columns that are mentioned. */
    Set<String> mentioned() {
        Set<String> all = new LinkedHashSet<>(targets);
        all.addAll(roles.keySet());
        all.addAll(missing.keySet());
        return all;
    }
}
