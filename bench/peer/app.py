"""The peer of the page benchmark: the list of assignments as a plain Django application serves it from the very same database.

Django's own ways throughout: models on our tables, select_related, a keyset condition, a count capped like ours, its template
engine with the cached loader, kept connections. It is spared what ours does besides: nobody signs in, nothing is permitted or
refused, there are no counts in the menu and no words in two languages.
    PEER_DATABASE=FILE|postgresql://… PEER_AGENCY=ID gunicorn -k gthread --chdir bench/peer app:application
"""
import datetime, os, pathlib, urllib.parse

import django
from django.conf import settings


def database():
    where = os.environ["PEER_DATABASE"]
    if not where.startswith("postgresql:"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": f"file:{where}?mode=ro", "OPTIONS": {"uri": True, "check_same_thread": False}}
    parts = urllib.parse.urlsplit(where)
    return {"ENGINE": "django.db.backends.postgresql", "NAME": parts.path.strip("/"), "USER": parts.username or "",
            "HOST": urllib.parse.parse_qs(parts.query)["host"][0]}


settings.configure(
    DEBUG=False, SECRET_KEY="of no use here", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=False, USE_I18N=False, INSTALLED_APPS=[],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.gzip.GZipMiddleware", "django.middleware.common.CommonMiddleware"],
    DATABASES={"default": {**database(), "CONN_MAX_AGE": None}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [pathlib.Path(__file__).parent]}])
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.db.models import Q  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

PAGE, CAP = 25, 1000
STATES = {"waiting": "Chưa nhận", "in_progress": "Đang thực hiện", "reported": "Chờ xác nhận", "completed": "Đã hoàn thành", "ongoing": "Thường xuyên",
          "suspended": "Tạm dừng", "returned": "Trả lại", "cancelled": "Đã hủy"}


class Table(models.Model):
    class Meta:
        abstract = True
        managed = False
        app_label = "peer"


class Agency(Table):
    kind = models.TextField()
    name = models.TextField()
    name_sort = models.TextField()
    valid_to = models.TextField(null=True)

    class Meta(Table.Meta):
        db_table = "agency"


class Person(Table):
    name = models.TextField()

    class Meta(Table.Meta):
        db_table = "person"


class Directive(Table):
    number = models.TextField()
    symbol = models.TextField()
    subject = models.TextField()

    class Meta(Table.Meta):
        db_table = "directive"


class Point(Table):
    path = models.TextField()

    class Meta(Table.Meta):
        db_table = "directive_point"


class Assignment(Table):
    body = models.TextField()
    directive = models.ForeignKey(Directive, models.PROTECT)
    point = models.ForeignKey(Point, models.PROTECT, null=True)
    lead = models.ForeignKey(Agency, models.PROTECT, null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True)
    state = models.TextField()
    percent = models.IntegerField()

    class Meta(Table.Meta):
        db_table = "assignment"


class Seen(Table):
    assignment = models.OneToOneField(Assignment, models.PROTECT, primary_key=True)
    agency_id = models.BigIntegerField()
    lead_id = models.BigIntegerField()
    state = models.TextField()
    running = models.IntegerField()
    due_sort = models.TextField()

    class Meta(Table.Meta):
        db_table = "assignment_seen"


def due_of(row, today):
    if row.due_sort == "9999-12-31":
        return "", ""
    day = datetime.date.fromisoformat(row.due_sort)
    left = (day - today).days
    words = f"Quá hạn {-left} ngày" if row.running and left < 0 else f"Còn {left} ngày" if row.running else ""
    return day.strftime("%d/%m/%Y"), words


def listing(request):
    rows = Seen.objects.filter(agency_id=int(os.environ["PEER_AGENCY"]))
    if request.GET.get("state") in STATES:
        rows = rows.filter(state=request.GET["state"])
    if request.GET.get("lead", "").isdigit():
        rows = rows.filter(lead_id=int(request.GET["lead"]))
    total = rows[:CAP + 1].count()
    due, _, last = request.GET.get("after", "").partition("~")
    if last.isdigit():
        rows = rows.filter(Q(due_sort__gt=due) | Q(due_sort=due, assignment_id__gt=int(last)))
    shown = list(rows.select_related("assignment__directive", "assignment__point", "assignment__lead", "assignment__person")
                 .order_by("due_sort", "assignment_id")[:PAGE + 1])
    today = datetime.date.today()
    items = [(row.assignment, STATES.get(row.state, row.state), *due_of(row, today)) for row in shown[:PAGE]]
    after = f"{shown[PAGE - 1].due_sort}~{shown[PAGE - 1].assignment_id}" if len(shown) > PAGE else ""
    agencies = Agency.objects.exclude(kind="unit").filter(Q(valid_to=None) | Q(valid_to__gte=today.isoformat())).order_by("name_sort", "id")
    return render(request, "list.html", {"items": items, "total": total, "cap": CAP, "after": after, "agencies": agencies, "states": STATES,
                                         "state": request.GET.get("state", ""), "lead": request.GET.get("lead", "")})


urlpatterns = [path("assignments", listing)]
application = get_wsgi_application()
