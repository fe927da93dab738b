// SHA-256, base64 and random names, by libsodium.
//
//   sha256_hex(text);   // "e3b0c442…": what a report says of the file that it was made from
//   random_token();     // what nobody can guess: the workbench's address
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zopa {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

// As a Content-Security-Policy names a script: "sha256-…".
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

// nullopt where that is no base64.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

// 192 random bits, in letters that an address may hold.
[[nodiscard]] std::string random_token();

// Takes as long whether or not the first characters agree.
[[nodiscard]] bool is_same_secret(std::string_view a, std::string_view b);

}  // namespace zopa
