from django.urls import path

from sidik.web import views

app_name = "web"
urlpatterns = [path("tema/", views.tema, name="tema")]
