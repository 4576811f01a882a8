// What runs beside the requests: handlers of long work, and the ticks of mails, reminders, periods and housekeeping.
#pragma once

#include "frame/services.hpp"
#include "modules/outbox/actions/sending.hpp"
#include "modules/outbox/actions/working.hpp"
#include "modules/overlap/task_index.hpp"
#include "platform/jobs/scheduler.hpp"

namespace thienan::app {

// Every kind of long work and who does it.
void add_handlers(outbox::actions::Workshop& workshop, frame::Services& services, overlap::TaskIndex& index);

struct Workplace {
    frame::Services& services;
    outbox::actions::Workshop& workshop;
    outbox::actions::Sender& sender;
    overlap::TaskIndex& index;
};
void add_ticks(jobs::Scheduler& scheduler, Workplace place);

}  // namespace thienan::app
