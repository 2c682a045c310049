package dev.gradus.examples.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A figure that the lecture notes print and that does not follow from their own formulas.
 *
 * @param example the id of the worked example
 * @param step the step in it, from 1
 * @param quantity what is printed, such as {@code z(2)}
 * @param index which of its elements
 * @param printed the figure in the notes
 * @param reason what went wrong there
 */
public record Erratum(String example, int step, String quantity, List<Integer> index, double printed, String reason) {
    /**
     * Reads those that are carried beside this class.
     *
     * @throws IOException if they cannot be read
     */
    public static List<Erratum> load() throws IOException {
        try (InputStream file = Erratum.class.getResourceAsStream("errata.json")) {
            if (file == null) {
                throw new FileNotFoundException("The examples were built without errata.json");
            }
            return List.of(new ObjectMapper().readValue(file, Erratum[].class));
        }
    }

    /** A line that sets the printed figure against the true one. */
    public String describe(Figures figures) {
        int[] place = index.stream().mapToInt(Integer::intValue).toArray();
        double exact = figures.get(quantity).get(place);
        return "The notes print %s for %s, element %s, where %s is right: %s"
                .formatted(printed, quantity, index, Numbers.of(exact), reason);
    }
}
