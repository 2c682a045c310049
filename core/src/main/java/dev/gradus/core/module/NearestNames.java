package dev.gradus.core.module;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The names that somebody may have meant. */
public final class NearestNames {
    private static final int COUNT = 3;
    private static final int LONGEST = 100;

    private NearestNames() {}

    /** A few names, the most alike first. */
    public static List<String> to(String wanted, Collection<String> known) {
        String wrong = Ascii.toLowerCase(Ascii.truncate(wanted, LONGEST, ""));
        return known.stream()
                .sorted(Comparator.comparingInt(name -> distance(wrong, Ascii.toLowerCase(name))))
                .limit(COUNT)
                .toList();
    }

    /** How many letters must be added, left out or replaced (Levenshtein 1965), row by row of the table of all beginnings. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
