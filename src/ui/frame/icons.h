#pragma once

/// Code points of Fork Awesome as UTF-8. `style.cpp` loads exactly the glyphs of `kIconRanges`.
namespace knotmap::ui::icon {

inline constexpr const char* kNew = "\uf016";
inline constexpr const char* kOpen = "\uf115";
inline constexpr const char* kSave = "\uf0c7";
inline constexpr const char* kUndo = "\uf0e2";
inline constexpr const char* kRedo = "\uf01e";
inline constexpr const char* kMark = "\uf192";
inline constexpr const char* kPaint = "\uf1fc";
inline constexpr const char* kBrokenSkin = "\uf0fa";
inline constexpr const char* kMuscle = "\uf183";
inline constexpr const char* kWarning = "\uf071";
inline constexpr const char* kDark = "\uf186";
inline constexpr const char* kLight = "\uf185";
inline constexpr const char* kHelp = "\uf29c";
inline constexpr const char* kInfo = "\uf05a";
inline constexpr const char* kLocked = "\uf023";
inline constexpr const char* kUnlocked = "\uf09c";
inline constexpr const char* kDelete = "\uf014";
inline constexpr const char* kShown = "\uf06e";
inline constexpr const char* kHidden = "\uf070";
inline constexpr const char* kSearch = "\uf002";
inline constexpr const char* kMirror = "\uf0ec";
inline constexpr const char* kCheck = "\uf00c";
inline constexpr const char* kClose = "\uf00d";
inline constexpr const char* kLess = "\uf078";
inline constexpr const char* kMore = "\uf054";
inline constexpr const char* kLanguage = "\uf0ac";
inline constexpr const char* kScale = "\uf034";
inline constexpr const char* kUp = "\uf148";
inline constexpr const char* kFolder = "\uf114";
inline constexpr const char* kSession = "\uf0f6";
inline constexpr const char* kModel = "\uf1b2";
inline constexpr const char* kTime = "\uf017";
inline constexpr const char* kSources = "\uf02d";
inline constexpr const char* kOpinions = "\uf24e";
inline constexpr const char* kPhone = "\uf095";
inline constexpr const char* kShield = "\uf132";
inline constexpr const char* kForbidden = "\uf05e";
inline constexpr const char* kFocus = "\uf05b";
inline constexpr const char* kPlace = "\uf041";
inline constexpr const char* kExplain = "\uf0c0";
inline constexpr const char* kProfessional = "\uf0f1";

/// Pairs of first and last code point, closed by zero.
inline constexpr unsigned short kIconRanges[] = {
    0xf002, 0xf002, 0xf00c, 0xf00d, 0xf014, 0xf017, 0xf01e, 0xf01e, 0xf023, 0xf023, 0xf02d, 0xf02d,
    0xf034, 0xf034, 0xf041, 0xf041, 0xf054, 0xf054, 0xf05a, 0xf05b, 0xf05e, 0xf05e, 0xf06e, 0xf06e,
    0xf070, 0xf071, 0xf078, 0xf078, 0xf095, 0xf095, 0xf09c, 0xf09c, 0xf0ac, 0xf0ac, 0xf0c0, 0xf0c0,
    0xf0c7, 0xf0c7, 0xf0e2, 0xf0e2, 0xf0ec, 0xf0ec, 0xf0f1, 0xf0f1, 0xf0f6, 0xf0f6, 0xf0fa, 0xf0fa,
    0xf114, 0xf115, 0xf132, 0xf132, 0xf148, 0xf148, 0xf183, 0xf183, 0xf185, 0xf186, 0xf192, 0xf192,
    0xf1b2, 0xf1b2, 0xf1fc, 0xf1fc, 0xf24e, 0xf24e, 0xf29c, 0xf29c, 0};

}  // namespace knotmap::ui::icon
