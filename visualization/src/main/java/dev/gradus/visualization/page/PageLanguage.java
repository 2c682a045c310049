package dev.gradus.visualization.page;

/** A language that a page's own words are in. */
public enum PageLanguage {
    /** English. */
    ENGLISH(
            "en",
            "Skip to the content",
            "Appearance",
            "as the system",
            "light",
            "dark",
            "Licences of what is in this page"),
    /** Russian. */
    RUSSIAN(
            "ru",
            "К содержанию",
            "Оформление",
            "как в системе",
            "светлое",
            "тёмное",
            "Лицензии того, что есть в этой странице");

    private final String tag;
    private final String skip;
    private final String appearance;
    private final String system;
    private final String light;
    private final String dark;
    private final String licences;

    PageLanguage(
            String tag, String skip, String appearance, String system, String light, String dark, String licences) {
        this.tag = tag;
        this.skip = skip;
        this.appearance = appearance;
        this.system = system;
        this.light = light;
        this.dark = dark;
        this.licences = licences;
    }

    /** The language's tag by BCP 47, such as {@code en}. */
    public String tag() {
        return tag;
    }

    String skip() {
        return skip;
    }

    String appearance() {
        return appearance;
    }

    String system() {
        return system;
    }

    String light() {
        return light;
    }

    String dark() {
        return dark;
    }

    String licences() {
        return licences;
    }
}
