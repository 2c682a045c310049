package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.page.PageLanguage;
import java.util.List;

/**
 * Something to be read.
 *
 * @param title its title
 * @param subtitle what stands below the title
 * @param language the language that it is in
 * @param sections its parts
 */
public record Document(String title, String subtitle, PageLanguage language, List<Section> sections) {
    /** Copies the sections. */
    public Document {
        sections = List.copyOf(sections);
    }
}
