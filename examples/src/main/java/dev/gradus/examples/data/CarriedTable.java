package dev.gradus.examples.data;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.csv.CsvReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URL;

/** Reads the tables of numbers that are carried beside this class. */
final class CarriedTable {
    private CarriedTable() {}

    /** The rows of a table without a header, float32. */
    static Tensor read(String name, char separator) throws IOException {
        URL table = CarriedTable.class.getResource(name);
        if (table == null) {
            throw new FileNotFoundException("The examples were built without their table " + name);
        }
        return new CsvReader().separator(separator).noHeader().read(table).numbers();
    }
}
