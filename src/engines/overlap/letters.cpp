#include "engines/overlap/letters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace thienan::overlap {
namespace {

constexpr std::size_t kTable = 0x2100;
constexpr std::size_t kMost = 8;  // letters of a syllable: nghiêng has seven

struct Vowel { char32_t base; Modifier modifier; std::u32string_view lower, upper; };
// Each in the order of Tone.
constexpr Vowel kVowels[] = {
    {U'a', Modifier::none, U"aàảãáạ", U"AÀẢÃÁẠ"}, {U'a', Modifier::breve, U"ăằẳẵắặ", U"ĂẰẲẴẮẶ"}, {U'a', Modifier::circumflex, U"âầẩẫấậ", U"ÂẦẨẪẤẬ"},
    {U'e', Modifier::none, U"eèẻẽéẹ", U"EÈẺẼÉẸ"}, {U'e', Modifier::circumflex, U"êềểễếệ", U"ÊỀỂỄẾỆ"}, {U'i', Modifier::none, U"iìỉĩíị", U"IÌỈĨÍỊ"},
    {U'o', Modifier::none, U"oòỏõóọ", U"OÒỎÕÓỌ"}, {U'o', Modifier::circumflex, U"ôồổỗốộ", U"ÔỒỔỖỐỘ"}, {U'o', Modifier::horn, U"ơờởỡớợ", U"ƠỜỞỠỚỢ"},
    {U'u', Modifier::none, U"uùủũúụ", U"UÙỦŨÚỤ"}, {U'u', Modifier::horn, U"ưừửữứự", U"ƯỪỬỮỨỰ"}, {U'y', Modifier::none, U"yỳỷỹýỵ", U"YỲỶỸÝỴ"}};

// Letters of other scripts that look like Latin ones.
constexpr std::u32string_view kLookAlike = U"аеорсухіјѕһԁԛԝкмтвнгАЕОРСУХІЈЅКМТВНοανρτυικΑΒΕΗΙΚΜΝΟΡΤΥΧΖɑɡıꞌ";
constexpr std::u32string_view kLooksLike = U"aeopcyxijshdqwkmtbhrAEOPCYXIJSKMTBHoavptuikABEHIKMNOPTYXZagi'";

// TCVN3 (ABC) as Latin-1 shows it. Its capitals with tone use the same code points in a font of capitals.
constexpr std::u32string_view kTcvn3 =
    U"\u00b5\u00b6\u00b7\u00b8\u00b9\u00a8\u00bb\u00bc\u00bd\u00be\u00c6\u00a9\u00c7\u00c8\u00c9\u00ca\u00cb\u00ae\u00cc\u00ce\u00cf\u00d0\u00d1\u00aa\u00d2\u00d3\u00d4"
    U"\u00d5\u00d6\u00d7\u00d8\u00dc\u00dd\u00de\u00df\u00e1\u00e2\u00e3\u00e4\u00ab\u00e5\u00e6\u00e7\u00e8\u00e9\u00ac\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u00f1\u00f2"
    U"\u00f3\u00f4\u00ad\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7";
constexpr std::u32string_view kTcvn3Letters = U"àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ";
static_assert(kTcvn3.size() == kTcvn3Letters.size() && kLookAlike.size() == kLooksLike.size());

// VNI: a base letter followed by one of these.
struct VniMark { char32_t mark; Modifier modifier; Tone tone; };
constexpr VniMark kVniMarks[] = {
    {U'ù', Modifier::none, Tone::acute}, {U'ø', Modifier::none, Tone::grave}, {U'û', Modifier::none, Tone::hook}, {U'õ', Modifier::none, Tone::tilde},
    {U'ï', Modifier::none, Tone::dot}, {U'ê', Modifier::breve, Tone::level}, {U'é', Modifier::breve, Tone::acute}, {U'è', Modifier::breve, Tone::grave},
    {U'ú', Modifier::breve, Tone::hook}, {U'ü', Modifier::breve, Tone::tilde}, {U'ë', Modifier::breve, Tone::dot}, {U'â', Modifier::circumflex, Tone::level},
    {U'á', Modifier::circumflex, Tone::acute}, {U'à', Modifier::circumflex, Tone::grave}, {U'å', Modifier::circumflex, Tone::hook},
    {U'ã', Modifier::circumflex, Tone::tilde}, {U'ä', Modifier::circumflex, Tone::dot}};
struct VniAlone { char32_t from; Letter to; };
constexpr VniAlone kVniAlone[] = {
    {U'ñ', {LetterKind::letter, Modifier::stroke, Tone::level, U'd'}}, {U'ô', {LetterKind::letter, Modifier::horn, Tone::level, U'o'}},
    {U'ö', {LetterKind::letter, Modifier::horn, Tone::level, U'u'}}, {U'æ', {LetterKind::letter, Modifier::none, Tone::hook, U'i'}},
    {U'ó', {LetterKind::letter, Modifier::none, Tone::tilde, U'i'}}, {U'ò', {LetterKind::letter, Modifier::none, Tone::dot, U'i'}},
    {U'î', {LetterKind::letter, Modifier::none, Tone::dot, U'y'}}};

struct Tables {
    std::array<Letter, kTable> unicode{};
    std::array<Letter, 256> tcvn3{}, vni{}, vni_mark{};
    std::array<std::uint8_t, 256> suspicious{};  // code points of Latin-1 that no Vietnamese text in Unicode has inside a word
};

void add_marks(std::array<Letter, kTable>& t) {
    const auto mark = [&](char32_t c, Modifier m, Tone tone) { t[c] = {LetterKind::mark, m, tone, 0}; };
    for (char32_t c = 0x300; c < 0x370; ++c) mark(c, Modifier::none, Tone::level);
    mark(0x300, Modifier::none, Tone::grave), mark(0x301, Modifier::none, Tone::acute), mark(0x303, Modifier::none, Tone::tilde);
    mark(0x309, Modifier::none, Tone::hook), mark(0x323, Modifier::none, Tone::dot), mark(0x340, Modifier::none, Tone::grave), mark(0x341, Modifier::none, Tone::acute);
    mark(0x302, Modifier::circumflex, Tone::level), mark(0x306, Modifier::breve, Tone::level), mark(0x31b, Modifier::horn, Tone::level);
}

void add_letters(std::array<Letter, kTable>& t) {
    for (char32_t c = U'a'; c <= U'z'; ++c) {
        t[c] = {LetterKind::letter, Modifier::none, Tone::level, c};
        t[c - 32] = {LetterKind::letter, Modifier::none, Tone::level, c, true};
    }
    for (char32_t c = U'0'; c <= U'9'; ++c) t[c] = {LetterKind::digit, Modifier::none, Tone::level, c};
    for (const Vowel& v : kVowels) {
        for (std::size_t tone = 0; tone < 6; ++tone) {
            t[v.lower[tone]] = {LetterKind::letter, v.modifier, static_cast<Tone>(tone), v.base};
            t[v.upper[tone]] = {LetterKind::letter, v.modifier, static_cast<Tone>(tone), v.base, true};
        }
    }
    t[U'đ'] = {LetterKind::letter, Modifier::stroke, Tone::level, U'd'};
    t[U'ð'] = t[U'đ'];
    t[U'Đ'] = t[U'Ð'] = {LetterKind::letter, Modifier::stroke, Tone::level, U'd', true};
    for (char32_t c : {U'\u00ad', U'\u034f', U'\u061c', U'\u180e', U'\u200b', U'\u200c', U'\u200d', U'\u200e', U'\u200f', U'\u2060', U'\u2061', U'\u2062', U'\u2063', U'\u2064'})
        t[c].kind = LetterKind::ignored;
}

Letter letter_by_icu(char32_t c);

Tables make_tables() {
    Tables all;
    auto& t = all.unicode;
    for (char32_t c = 0xc0; c < kTable; ++c) t[c] = letter_by_icu(c);
    add_letters(t);
    add_marks(t);
    for (std::size_t i = 0; i < kLookAlike.size(); ++i) if (kLookAlike[i] < kTable) t[kLookAlike[i]] = t[kLooksLike[i]];
    std::copy_n(t.begin(), 256, all.tcvn3.begin());
    std::copy_n(t.begin(), 256, all.vni.begin());
    for (char32_t c = 0xa0; c < 0x100; ++c) all.tcvn3[c] = {};
    for (std::size_t i = 0; i < kTcvn3.size(); ++i) {
        all.tcvn3[kTcvn3[i]] = t[kTcvn3Letters[i]];
        all.suspicious[kTcvn3[i]] = 1;
    }
    for (const VniMark& m : kVniMarks) {
        const Letter letter{LetterKind::mark, m.modifier, m.tone, m.mark};
        all.vni_mark[m.mark] = letter;
        all.vni_mark[m.mark - 32] = letter;
        all.suspicious[m.mark] = all.suspicious[m.mark - 32] = 1;
    }
    for (const VniAlone& a : kVniAlone) {
        all.vni[a.from] = a.to;
        all.vni[a.from - 32] = a.to;
        all.suspicious[a.from] = all.suspicious[a.from - 32] = 1;
    }
    // What Vietnamese text in Unicode is full of says nothing.
    for (char32_t c : U"àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ\u00ad§®©«»") if (c && c < 256) all.suspicious[c] = 0;
    return all;
}

const Tables& tables() {
    static const Tables all = make_tables();
    return all;
}

// Letters Vietnamese does not have: lower case, without marks where Unicode says so.
Letter letter_by_icu(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (c >= 0xff10 && c <= 0xff19) return {LetterKind::digit, Modifier::none, Tone::level, c - 0xff10 + U'0'};
    if (c >= 0xff21 && c <= 0xff3a) return {LetterKind::letter, Modifier::none, Tone::level, c - 0xff21 + U'a', true};
    if (c >= 0xff41 && c <= 0xff5a) return {LetterKind::letter, Modifier::none, Tone::level, c - 0xff41 + U'a'};
    if (c >= 0x1d400 && c < 0x1d6a4) return {LetterKind::letter, Modifier::none, Tone::level, U'a' + (c - 0x1d400) % 26};
    if (c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe01ef)) return {LetterKind::ignored};
    if (u_isalpha(code)) return {LetterKind::letter, Modifier::other, Tone::level, static_cast<char32_t>(u_tolower(code)), u_isupper(code) != 0};
    if (u_isdigit(code)) return {LetterKind::digit, Modifier::none, Tone::level, static_cast<char32_t>(U'0' + u_charDigitValue(code))};
    if (u_charType(code) == U_FORMAT_CHAR) return {LetterKind::ignored};
    return {};
}

Letter unicode_letter(char32_t c) {
    if (c < kTable) return tables().unicode[c];
    if (c >= 0x1e00 && c < 0x1f00) return tables().unicode[c];
    return letter_by_icu(c);
}

constexpr std::u32string_view kOnsets[] = {U"", U"b", U"c", U"ch", U"d", U"g", U"gh", U"gi", U"h", U"k", U"kh", U"l", U"m", U"n", U"ng", U"ngh", U"nh",
                                           U"p", U"ph", U"qu", U"r", U"s", U"t", U"th", U"tr", U"v", U"x"};
// Rhymes spelt with their modifiers.
constexpr std::u32string_view kRhymes =
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu "
    U"im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    U"u ua uân uâng uât uây uc uê uêch uênh uêt ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    U"y yêm yên yêng yêt yêu yn ynh yt";

std::uint64_t spelling(std::span<const Letter> letters) {
    std::uint64_t all = 1;
    for (const Letter& l : letters) all = all << 8 | ((l.base & 0x1f) << 3 | static_cast<std::uint64_t>(l.modifier));
    return all;
}

std::unordered_set<std::uint64_t> make_syllables() {
    std::unordered_set<std::uint64_t> all;
    const auto letters_of = [](std::u32string_view word, std::vector<Letter>& out) {
        for (char32_t c : word) out.push_back(tables().unicode[c]);
    };
    for (std::u32string_view rest = kRhymes; !rest.empty();) {
        const auto space = std::min(rest.find(U' '), rest.size());
        for (std::u32string_view onset : kOnsets) {
            std::vector<Letter> letters;
            letters_of(onset, letters);
            letters_of(rest.substr(0, space), letters);
            if (letters.size() <= 7) all.insert(spelling(letters));
            if (onset == U"d") {
                letters[0].modifier = Modifier::stroke;
                all.insert(spelling(letters));
            }
        }
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    return all;
}

// Share of words that are Vietnamese syllables with a mark or tone counted double; words alone say little.
int syllables_read(std::span<const char32_t> text, Encoding encoding) {
    int good = 0;
    std::array<Letter, kMost> word;
    std::size_t n = 0;
    bool marked = false;
    const auto end_word = [&] {
        if (n > 0 && n < kMost) good += is_syllable({word.data(), n}) ? (marked ? 2 : 1) : -1;
        else if (n >= kMost) good -= 1;
        n = 0, marked = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const Letter l = next_letter(text, at, encoding);
        if (l.kind == LetterKind::letter) {
            if (n < kMost) word[n++] = l;
            marked = marked || l.modifier != Modifier::none || l.tone != Tone::level;
        } else if (l.kind == LetterKind::mark && n > 0) {
            if (l.modifier != Modifier::none) word[n - 1].modifier = l.modifier;
            marked = true;
        } else if (l.kind != LetterKind::ignored) end_word();
    }
    end_word();
    return good;
}

}  // namespace

bool is_vowel(char32_t base) { return base == U'a' || base == U'e' || base == U'i' || base == U'o' || base == U'u' || base == U'y'; }

bool is_syllable(std::span<const Letter> letters) {
    static const std::unordered_set<std::uint64_t> all = make_syllables();
    return !letters.empty() && letters.size() <= 7 && all.contains(spelling(letters));
}

bool is_syllable(std::span<const Letter> letters, Tone tone) {
    if (is_syllable(letters)) return true;
    if (tone != Tone::level || letters.size() > 7 || std::any_of(letters.begin(), letters.end(), [](const Letter& l) { return l.modifier != Modifier::none; })) return false;
    static const std::unordered_set<std::uint64_t> bare = [] {
        std::unordered_set<std::uint64_t> all;
        for (std::uint64_t spelt : make_syllables()) {
            const int letters_bits = (std::bit_width(spelt) - 1) / 8 * 8;  // the 1 above them stays
            all.insert(spelt & ~(0x0707070707070707 & ((std::uint64_t{1} << letters_bits) - 1)));
        }
        return all;
    }();
    return bare.contains(spelling(letters));
}

Letter next_letter(std::span<const char32_t> text, std::size_t& at, Encoding encoding) {
    const char32_t c = text[at++];
    if (encoding == Encoding::unicode || c > 0xff) return unicode_letter(c);
    const Tables& t = tables();
    if (encoding == Encoding::tcvn3) return t.tcvn3[c];
    Letter letter = t.vni[c];
    if (at < text.size() && letter.kind == LetterKind::letter && (is_vowel(letter.base)) && text[at] <= 0xff) {
        const Letter mark = t.vni_mark[text[at]];
        if (mark.kind == LetterKind::mark) {
            ++at;
            if (mark.modifier != Modifier::none) letter.modifier = mark.modifier;
            if (mark.tone != Tone::level) letter.tone = mark.tone;
        }
    }
    return letter;
}

Encoding encoding_of(std::span<const char32_t> text) {
    const auto& suspicious = tables().suspicious;
    std::size_t found = 0;
    for (char32_t c : text) found += c < 256 && suspicious[c];
    if (found < 3 || found * 60 < text.size()) return Encoding::unicode;
    const auto sample = text.first(std::min<std::size_t>(text.size(), 4000));
    Encoding best = Encoding::unicode;
    int most = syllables_read(sample, best);
    for (const Encoding other : {Encoding::tcvn3, Encoding::vni}) {
        const int read = syllables_read(sample, other);
        if (read > most) most = read, best = other;
    }
    return best;
}

}  // namespace thienan::overlap
