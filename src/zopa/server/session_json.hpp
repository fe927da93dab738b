// What a window is told, as JSON.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "zopa/report/page.hpp"
#include "zopa/server/workbench.hpp"

namespace zopa::server {

struct DraftsNow;  // drafting.hpp

// What a window draws from; of its pictures the data alone.
[[nodiscard]] report::Page page_of(const Shown& shown, const report::Provenance& provenance);

// Without the page: what the page itself holds of the session.  Faults are in the language, as they
// are below in that of the provenance.
[[nodiscard]] std::string session_json(const Shown& shown, const std::string& language);

// Who seems to say what in the sources.
[[nodiscard]] std::string drafts_json(const DraftsNow& drafts);

// `faults` alone, of a request that cannot be read.
[[nodiscard]] std::string faults_json(const Error& error, const std::string& language);

// The file on disk, and what was made from it here.
[[nodiscard]] std::string disk_json(const Workbench::OnDisk& disk);

// The whole of it, made once: many windows ask for the same.
class StateText {
 public:
  [[nodiscard]] std::string of(const std::shared_ptr<const Shown>& shown,
                               const report::Provenance& provenance);

 private:
  std::mutex making_;
  std::shared_ptr<const Shown> of_;
  std::string language_;
  std::string text_;
};

// `reply` to a change: the state, and why it was refused if it was.
[[nodiscard]] std::string reply_json(const Reply& reply, const report::Provenance& provenance);

}  // namespace zopa::server
