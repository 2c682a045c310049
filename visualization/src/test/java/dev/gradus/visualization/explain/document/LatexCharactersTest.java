package dev.gradus.visualization.explain.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.visualization.page.PageLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexCharactersTest {
    private static String english(String text) {
        return new LatexCharacters(PageLanguage.ENGLISH).definitions(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "в | {0432}{{\\fontencoding{T2A}\\selectfont\\char226}}",
                "Ї | {0407}{{\\fontencoding{T2A}\\selectfont\\char136}}",
                "α | {03B1}{\\ensuremath{\\alpha}}",
                "Ω | {03A9}{\\ensuremath{\\Omega}}",
                "Α | {0391}{\\ensuremath{\\mathrm{A}}}",
                "ά | {03AC}{\\ensuremath{\\alpha}}",
                "∂ | {2202}{\\ensuremath{\\partial}}",
                "ŷ | {0177}{y}",
                "½ | {00BD}{1\\ensuremath{/}2}",
                "权 | {6743}{[U+6743]}",
                "ש | {05E9}{[U+05E9]}",
                "🙂 | {1F642}{[slightly smiling face]}",
                "\u0301 | {0301}{}"
            })
    void howACharacterIsSetThatAnEnglishDocumentLacks(String character, String definition) {
        assertThat(english(character)).isEqualToNormalizingNewlines("\\DeclareUnicodeCharacter" + definition + "\n");
    }

    @Test
    void whatTheLanguageHasNeedsNothing() {
        assertThat(english("plain text, Größe, Łódź, façade – „quoted“")).isEmpty();
        assertThat(new LatexCharacters(PageLanguage.RUSSIAN).definitions("вес, ёлка, їжак — «слова» №"))
                .isEmpty();
    }

    @Test
    void aRussianDocumentTakesLatinLettersFromTheirOwnFont() {
        assertThat(new LatexCharacters(PageLanguage.RUSSIAN).definitions("ö"))
                .startsWith("\\DeclareUnicodeCharacter{00F6}{{\\fontencoding{T1}\\selectfont\\char246}}");
    }

    @Test
    void eachCharacterIsDefinedOnce() {
        assertThat(english("βάρος, βάρος").lines()).hasSize(5);
    }

    @Test
    void cyrillicLettersAreNoticed() {
        assertThat(LatexCharacters.isCyrillic("a вес")).isTrue();
        assertThat(LatexCharacters.isCyrillic("Größe «β» №")).isFalse();
    }
}
