#include <libdeflate.h>
#include <spng.h>

#include <array>
#include <cstring>
#include <memory>

#include "core/files.h"
#include "platform/files.h"
#include "render/renderer.h"

namespace knotmap::render {
namespace {

constexpr std::string_view kSignature("\x89PNG\r\n\x1a\n", 8);
constexpr std::uint8_t kFilterUp = 2;
/// Sizes beyond this are refused when reading, before memory is taken.
constexpr std::uint32_t kMaxSide = 16384;

void appendBigEndian(std::string& bytes, std::size_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes.push_back(static_cast<char>((value >> shift) & 0xffu));
}

/// A chunk whose type and data begin at `start` in `bytes`: closes it with its checksum.
void closeChunk(std::string& bytes, std::size_t start) {
  appendBigEndian(bytes, libdeflate_crc32(0, bytes.data() + start, bytes.size() - start));
}

/// Rows with the filter "difference to the row above": best for smooth shading, and quick.
std::string filteredRows(const Image& image) {
  const std::size_t rowBytes = static_cast<std::size_t>(image.width) * 3;
  std::string rows((rowBytes + 1) * static_cast<std::size_t>(image.height), '\0');
  auto* out = reinterpret_cast<std::uint8_t*>(rows.data());
  const std::uint8_t* in = image.rgb.data();
  for (int y = 0; y < image.height; ++y, out += rowBytes + 1, in += rowBytes) {
    out[0] = y == 0 ? 0 : kFilterUp;
    if (y == 0) {
      std::memcpy(out + 1, in, rowBytes);
      continue;
    }
    const std::uint8_t* above = in - rowBytes;
    for (std::size_t i = 0; i < rowBytes; ++i)
      out[i + 1] = static_cast<std::uint8_t>(in[i] - above[i]);
  }
  return rows;
}

std::string encodePng(const Image& image) {
  std::string png(kSignature);
  appendBigEndian(png, 13);
  const std::size_t header = png.size();
  png += "IHDR";
  appendBigEndian(png, static_cast<std::size_t>(image.width));
  appendBigEndian(png, static_cast<std::size_t>(image.height));
  png += std::string_view("\x08\x02\0\0\0", 5);  // 8 bits, RGB
  closeChunk(png, header);

  const std::string rows = filteredRows(image);
  // libdeflate's fastest level: three times as quick as zlib's on these pictures.
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> deflate(
      libdeflate_alloc_compressor(1), libdeflate_free_compressor);
  std::string packed(libdeflate_zlib_compress_bound(deflate.get(), rows.size()), '\0');
  packed.resize(libdeflate_zlib_compress(deflate.get(), rows.data(), rows.size(), packed.data(),
                                         packed.size()));
  appendBigEndian(png, packed.size());
  const std::size_t data = png.size();
  png += "IDAT";
  png += packed;
  closeChunk(png, data);

  appendBigEndian(png, 0);
  const std::size_t end = png.size();
  png += "IEND";
  closeChunk(png, end);
  return png;
}

core::Error pngError(const std::filesystem::path& file, int code) {
  return {file.string(), std::string("not a readable PNG picture: ") + spng_strerror(code)};
}

}  // namespace

core::Status writePng(const Image& image, const std::filesystem::path& file) {
  if (image.width <= 0 || image.height <= 0)
    return core::Error{file.string(), "an empty picture cannot be written"};
  return platform::writeFileAtomically(file, encodePng(image));
}

core::Result<Image> readPng(const std::filesystem::path& file) {
  const auto bytes = core::readFile(file);
  if (!bytes) return bytes.error();
  const std::unique_ptr<spng_ctx, decltype(&spng_ctx_free)> context(spng_ctx_new(0), spng_ctx_free);
  spng_set_image_limits(context.get(), kMaxSide, kMaxSide);
  if (int code = spng_set_png_buffer(context.get(), bytes->data(), bytes->size()); code != 0)
    return pngError(file, code);
  spng_ihdr header{};
  if (int code = spng_get_ihdr(context.get(), &header); code != 0) return pngError(file, code);
  std::size_t size = 0;
  if (int code = spng_decoded_image_size(context.get(), SPNG_FMT_RGB8, &size); code != 0)
    return pngError(file, code);
  Image image{.width = static_cast<int>(header.width),
              .height = static_cast<int>(header.height),
              .rgb = std::vector<std::uint8_t>(size)};
  if (int code = spng_decode_image(context.get(), image.rgb.data(), size, SPNG_FMT_RGB8, 0);
      code != 0)
    return pngError(file, code);
  return image;
}

}  // namespace knotmap::render
