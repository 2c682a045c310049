package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.page.PageLanguage;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How {@code pdflatex} sets letters and signs that the font of a document's language lacks, which would keep it from compiling.
 *
 * <p>Latin letters come from the font encoding T1, Cyrillic ones from T2A, Greek ones and signs from mathematics. Of a letter
 * with marks that no font has, the letter stays; a sign is called by its name, such as {@code [grinning face]}, a letter of
 * another script by its number, such as {@code [U+4E2D]}.
 */
final class LatexCharacters {
    private static final int ASCII = 128;

    /** What T1 has from place 128 on. */
    private static final String LATIN = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
            + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß";

    /** What T2A has from place 128 on. */
    private static final String CYRILLIC = "ҐҒЂЋҺҖҘЉЇҚҠҜӔҢҤЅӨҪЎҮҰҲЏҸҶЄӘЊЁ№¤§ґғђћһҗҙљїқҡҝӕңҥѕөҫўүұҳџҹҷєәњё„«»"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

    /** These are in all fonts. */
    private static final String EVERYWHERE = "–—‘’“”„«»§№\u00a0";

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            sign('∂', "\\partial"),
            sign('·', "\\cdot"),
            sign('×', "\\times"),
            sign('−', "-"),
            sign('⁄', "/"),
            sign('≈', "\\approx"),
            sign('→', "\\to"),
            sign('←', "\\gets"),
            sign('∞', "\\infty"),
            sign('√', "\\surd"),
            sign('Σ', "\\Sigma"),
            sign('І', "\\mathrm{I}"),
            sign('і', "\\mathrm{i}"),
            sign('Ј', "\\mathrm{J}"),
            sign('ј', "\\mathrm{j}"));

    /** By name, in the order of the alphabet; those without a command of their own look like Latin letters. */
    private static final String[] GREEK = {
        "alpha",
        "beta",
        "gamma",
        "delta",
        "varepsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "lambda",
        "mu",
        "nu",
        "xi",
        "mathrm{o}",
        "pi",
        "rho",
        "varsigma",
        "sigma",
        "tau",
        "upsilon",
        "varphi",
        "chi",
        "psi",
        "omega"
    };

    private static final String[] GREEK_CAPITALS = {
        "mathrm{A}",
        "mathrm{B}",
        "Gamma",
        "Delta",
        "mathrm{E}",
        "mathrm{Z}",
        "mathrm{H}",
        "Theta",
        "mathrm{I}",
        "mathrm{K}",
        "Lambda",
        "mathrm{M}",
        "mathrm{N}",
        "Xi",
        "mathrm{O}",
        "Pi",
        "mathrm{P}",
        "",
        "Sigma",
        "mathrm{T}",
        "Upsilon",
        "Phi",
        "mathrm{X}",
        "Psi",
        "Omega"
    };

    private final boolean isRussian;

    LatexCharacters(PageLanguage language) {
        isRussian = language == PageLanguage.RUSSIAN;
    }

    private static Map.Entry<Integer, String> sign(char character, String command) {
        return Map.entry((int) character, command);
    }

    /** Whether a text needs the encoding T2A. */
    static boolean isCyrillic(String text) {
        return text.codePoints().anyMatch(character -> CYRILLIC.indexOf(character) >= 0 && !isEverywhere(character));
    }

    /** The lines of a preamble that say how each character of a text is set; none for those that the language's font has. */
    String definitions(String text) {
        return text.codePoints()
                .distinct()
                .sorted()
                .filter(character -> character >= ASCII)
                .filter(character -> !isEverywhere(character) && own().indexOf(character) < 0)
                .mapToObj(character ->
                        "\\DeclareUnicodeCharacter{%04X}{%s}%n".formatted(character, definition(character)))
                .collect(Collectors.joining());
    }

    private static boolean isEverywhere(int character) {
        return EVERYWHERE.indexOf(character) >= 0;
    }

    private String own() {
        return isRussian ? CYRILLIC : LATIN;
    }

    private String definition(int character) {
        return fromFonts(character)
                .or(() -> sign(character).map("\\ensuremath{%s}"::formatted))
                .or(() -> withoutMarks(character))
                .orElseGet(() -> inWords(character));
    }

    private static Optional<String> fromFonts(int character) {
        int latin = LATIN.indexOf(character);
        int cyrillic = CYRILLIC.indexOf(character);
        if (latin < 0 && cyrillic < 0) {
            return Optional.empty();
        }
        return Optional.of("{\\fontencoding{%s}\\selectfont\\char%d}"
                .formatted(latin >= 0 ? "T1" : "T2A", ASCII + Math.max(latin, cyrillic)));
    }

    private static Optional<String> sign(int character) {
        String known = SIGNS.get(character);
        if (known != null) {
            return Optional.of(known);
        }
        int small = character - 'α';
        int capital = character - 'Α';
        String greek = small >= 0 && small < GREEK.length
                ? GREEK[small]
                : capital >= 0 && capital < GREEK_CAPITALS.length ? GREEK_CAPITALS[capital] : "";
        return greek.isEmpty() ? Optional.empty() : Optional.of("\\" + greek);
    }

    /** What the character is made of, without its marks: ό is o, ² is 2. */
    private Optional<String> withoutMarks(int character) {
        String letter = Character.toString(character);
        String plain = Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        if (plain.equals(letter) || plain.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(plain.codePoints()
                .mapToObj(part -> part < ASCII ? Character.toString(part) : definition(part))
                .collect(Collectors.joining()));
    }

    private static String inWords(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> "";
            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_PUNCTUATION ->
                "[%s]".formatted(String.valueOf(Character.getName(character)).toLowerCase(Locale.ROOT));
            default -> "[U+%04X]".formatted(character);
        };
    }
}
