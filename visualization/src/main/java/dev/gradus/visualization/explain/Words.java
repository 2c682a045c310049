package dev.gradus.visualization.explain;

import dev.gradus.visualization.page.PageLanguage;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of explanations in one language. */
final class Words {
    private final ResourceBundle bundle;

    Words(PageLanguage language) {
        bundle = ResourceBundle.getBundle(
                "dev.gradus.visualization.explain.words", Locale.forLanguageTag(language.tag()));
    }

    String get(String key, Object... arguments) {
        return String.format(Locale.ROOT, bundle.getString(key), arguments);
    }
}
